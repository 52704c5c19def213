// The plan of the page, from its compact form (network_data.py tells what is left out) to records.
"use strict";
respgraph.network = (() => {
  const data = respgraph.read("network");
  const kinds = ["person", "unit", "group"];

  function records(columns) {
    const names = Object.keys(columns);
    const length = names.length ? columns[names[0]].length : 0;
    return Array.from({ length }, (_, at) => Object.fromEntries(names.map((name) => [name, columns[name][at]])));
  }

  const actors = records(data.actors);
  for (const actor of actors) {
    actor.kind = kinds[actor.kind];
    if (actor.id === 0) actor.id = `${actor.kind}/${actor.name}`;
  }
  const tasks = records(data.tasks);
  for (const task of tasks) {
    if (task.id === 0) task.id = `task/${task.number}`;
    if (Array.isArray(task.text)) task.text = task.source[0][1].substr(task.text[0], task.text[1]);
    task.section = data.sections[task.section];
  }
  // A tie is [actor, task, [role, …], state, [[role, quote, line], …]], actors and tasks by position;
  // its state has the bit 1 where it is only possible and the bit 2 where a roster added it.
  function tie(actor, [task, ...rest]) {
    const [state, ...said] = rest.length === 1 ? [0, rest[0], 0, 0] : rest;
    const evidence = [];
    for (let at = 0; at < said.length; at += 3) {
      const quote = said[at + 1] === 0 ? actors[actor].name : said[at + 1];
      evidence.push([said[at], quote, said[at + 2] === 0 ? tasks[task].source[0][0] : said[at + 2]]);
    }
    return [actor, task, [...new Set(evidence.map(([role]) => role))].sort(), state, evidence];
  }
  const ties = data.ties.flatMap((of, actor) => of.map((one) => tie(actor, one)));
  const none = { nodes: [], edges: [] };
  return { columns: none, pairs: none, ...data, actors, tasks, ties };
})();
