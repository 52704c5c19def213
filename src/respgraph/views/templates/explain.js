// The explain page: from doubt to doubt, by button or by the keys n and p.
"use strict";
(() => {
  const doubts = [...document.querySelectorAll(".has-issue")];
  let at = -1;

  function go(step) {
    if (!doubts.length) return;
    at = (at + step + doubts.length) % doubts.length;
    doubts[at].scrollIntoView({ block: "center" });
    doubts[at].focus({ preventScroll: true });
  }

  const button = document.getElementById("next-issue");
  if (button) button.addEventListener("click", () => go(1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
})();
