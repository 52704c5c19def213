"use strict";
delete document.createElement;
delete respgraph.createElement;
for (const inert of document.head.querySelectorAll("template")) inert.remove();
