// vis-network puts <style> elements into the page when it loads. The page's policy forbids them,
// and page.css holds what is needed, so until release-styles.js runs such an element is inert.
"use strict";
respgraph.createElement = document.createElement;
document.createElement = function (name, options) {
  const inert = String(name).toLowerCase() === "style" ? "template" : name;
  return respgraph.createElement.call(document, inert, options);
};
