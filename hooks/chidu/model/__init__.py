"""Records: what the YAML of a department means, as frozen models with Chinese keys."""
