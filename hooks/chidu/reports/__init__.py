"""How findings are told: to a clerk at a terminal, to programs, to the review pages of GitHub and GitLab."""
