"use strict";
// The page of one article: a fact lights the characters it was read from, and the other way round.
const WORDS = {
  zh: { person: "人名", post: "职务", organisation: "机构", place: "地点", time: "时间", quantity: "数量", sentence: "句子", anchor: "日期基准", unused: "未读出事实的内容",
    hint: "点一条事实，看它出自哪些字；点文中有底色的字，看读出了哪些事实。" },
  en: { person: "person", post: "post", organisation: "organisation", place: "place", time: "time", quantity: "quantity", sentence: "sentence", anchor: "date anchor", unused: "No fact was read from",
    hint: "Choose a fact to see the characters it was read from; choose shaded text to see its facts." },
};
const all = (selector) => [...document.querySelectorAll(selector)];
const facts = all(".fact"), pieces = all(".piece.read");
let language = "zh";

function light(numbers) {
  const chosen = new Set(numbers);
  for (const fact of facts) fact.setAttribute("aria-pressed", String(chosen.has(fact.dataset.fact)));
  for (const piece of pieces) piece.classList.toggle("lit", piece.dataset.facts.split(" ").some((number) => chosen.has(number)));
  history.replaceState(null, "", numbers.length ? "#f" + numbers.join(",") : "#");
}

function speak() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of all("[data-word]")) element.textContent = WORDS[language][element.dataset.word];
  for (const element of all("[data-zh]")) element.textContent = element.dataset[language];
  document.getElementById("language").textContent = language === "zh" ? "English" : "中文";
}

for (const fact of facts) fact.addEventListener("click", () => {
  const already = fact.getAttribute("aria-pressed") === "true";
  light(already ? [] : [fact.dataset.fact]);
  if (!already) document.querySelector(".piece.lit")?.scrollIntoView({ block: "center" });
});
for (const piece of pieces) piece.addEventListener("click", () => {
  const numbers = piece.dataset.facts.split(" ");
  light(numbers);
  document.querySelector(`.fact[data-fact="${CSS.escape(numbers[0])}"]`)?.scrollIntoView({ block: "nearest" });
});
for (const box of all("[data-kind]")) box.addEventListener("change", () => document.body.classList.toggle("off-" + box.dataset.kind, !box.checked));
document.getElementById("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; speak(); });
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") light([]); });
if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.dataset.theme = "dark";
speak();
if (/^#f[\d,]+$/.test(location.hash)) light(location.hash.slice(2).split(","));
document.documentElement.dataset.ready = "";
