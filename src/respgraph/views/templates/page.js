// What every page has: its data, two languages, light and dark, a state in the address.
"use strict";
const respgraph = (() => {
  const root = document.documentElement;
  const listeners = [];
  const store = {
    get(key) { try { return localStorage.getItem(`respgraph.${key}`); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(`respgraph.${key}`, value); } catch { /* a page without storage works too */ } },
  };

  function read(name) {
    const element = document.getElementById(`data-${name}`);
    return element ? JSON.parse(element.textContent) : null;
  }
  const words = read("words");

  function say(key, values = {}) {
    const pair = words[key];
    if (!pair) return key;
    return pair[root.dataset.lang === "en" ? 1 : 0].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
      const value = String(values[name]);
      return one === undefined ? value : `${value} ${values[name] === 1 ? one : many}`;
    });
  }

  function known(key, otherwise) { return words[key] ? say(key) : otherwise; }

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "onclick") made.addEventListener("click", value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  const state = {
    all() {
      const hash = location.hash.slice(1);
      return new URLSearchParams(hash.includes("=") ? hash : "");
    },
    get(key) { return state.all().get(key); },
    set(changes) {
      const next = state.all();
      for (const [key, value] of Object.entries(changes)) {
        if (value === null || value === undefined || value === "") next.delete(key);
        else next.set(key, value);
      }
      const text = next.toString();
      try { history.replaceState(null, "", text ? `#${text}` : "#"); } catch { /* inside a notebook frame */ }
    },
  };

  function changed() { for (const listener of listeners) listener(); }

  function setLanguage(lang) {
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-CN";
    for (const one of document.querySelectorAll("[data-attr]")) one.setAttribute(one.dataset.attr, one.dataset[lang]);
    changed();
  }

  function isDark() {
    if (root.dataset.theme) return root.dataset.theme === "dark";
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function start() {
    const lang = state.get("lang") || store.get("lang");
    if (lang === "zh" || lang === "en") setLanguage(lang);
    const theme = store.get("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    document.getElementById("switch-language").addEventListener("click", () => {
      const next = root.dataset.lang === "en" ? "zh" : "en";
      store.set("lang", next);
      state.set({ lang: next });
      setLanguage(next);
    });
    document.getElementById("switch-theme").addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      store.set("theme", root.dataset.theme);
      changed();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
    // Paper is white, and nothing can be opened on it.
    let before = null;
    addEventListener("beforeprint", () => {
      before = { theme: root.dataset.theme, closed: [...document.querySelectorAll("details:not([open], .small, .network-list)")] };
      root.dataset.theme = "light";
      for (const one of before.closed) one.open = true;
    });
    addEventListener("afterprint", () => {
      if (!before) return;
      if (before.theme) root.dataset.theme = before.theme; else delete root.dataset.theme;
      for (const one of before.closed) one.open = false;
      before = null;
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const goal = link && document.getElementById(link.getAttribute("href").slice(1));
      if (!goal) return;
      event.preventDefault();
      goal.scrollIntoView();
      goal.setAttribute("tabindex", "-1");
      goal.focus({ preventScroll: true });
    });
  }
  start();
  return { read, say, known, element, state, isDark, onChange: (listener) => listeners.push(listener) };
})();
