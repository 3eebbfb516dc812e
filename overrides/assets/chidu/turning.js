// 到了日子自己换：页面里备好的那几段，过了北京时间零点换进去，和那一天重新生成的一样。什么也不发往别处。
const inWords = (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");

const put = (template) => {
  for (const piece of [...template.content.children]) document.getElementById(piece.id).replaceWith(piece);
  if (template.dataset.title) {
    document.title = template.dataset.title + document.title.slice(document.title.lastIndexOf(" - "));
  }
  template.remove();
};

// 基准页以外的页面不换，只说从生成到今天有哪些变了；一项一页，点进去就是今天的。
const SHOWN = 20;
const links = (ids, folder) => {
  const list = document.createElement("span");
  ids.slice(0, SHOWN).forEach((id, place) => {
    const link = document.createElement("a");
    link.href = new URL(`../../${folder}/${id}/`, import.meta.url);
    link.textContent = id;
    list.append(place ? "、" : "", link);
  });
  if (ids.length > SHOWN) list.append("等");
  return list;
};

const note = async (footer, today) => {
  const passed = async () => {
    const answer = await fetch(new URL("../coming.json", import.meta.url));
    return Object.entries(await answer.json()).filter(([day]) => day <= today);
  };
  const days = await passed().catch(() => []);
  const ids = (kind) => [...new Set(days.flatMap(([, changed]) => changed[kind]))].sort();
  const [benchmarks, laws] = [ids("benchmarks"), ids("laws")];
  const told = document.createElement("p");
  told.className = "note";
  told.append(`本站数据截至${footer.dataset.day}，`);
  if (!days.length) told.append("以后有基准或者法规已经变化。基准自己的页面按今天显示，这一页等下次更新。");
  if (benchmarks.length) told.append(`以后有 ${benchmarks.length} 项基准的适用版本或者效力已经变化：`, links(benchmarks, "benchmarks"), "。它们自己的页面按今天显示，这一页等下次更新。");
  if (laws.length) told.append(benchmarks.length ? "另有" : "以后有", ` ${laws.length} 部法规的版本或者效力已经变化：`, links(laws, "laws"), "。");
  const place = document.createElement("aside");
  place.id = "turned";
  place.className = "wrap";
  place.setAttribute("aria-label", "数据截至");
  place.append(told);
  (document.getElementById("crumbs") ?? document.querySelector(".ruler")).after(place);
};

/** 今天是 today：该换的依次换，该说的说。 */
export const turn = async (today) => {
  const due = [...document.querySelectorAll("template[data-from]")].filter((each) => each.dataset.from <= today);
  due.forEach(put);
  const footer = document.getElementById("data-day");
  if (due.length) footer.querySelector("span").textContent = `效力状态按今天（${inWords(today)}）判断。`;
  if (footer.dataset.from <= today && !document.getElementById("state")) {
    delete footer.dataset.from;
    await note(footer, today);
  }
};
