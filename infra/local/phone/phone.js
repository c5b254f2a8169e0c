// Plays a person on one of the channels. Everything that comes from outside is shown with textContent.

const $ = (id) => document.getElementById(id);
const state = { ways: [], way: null, person: null, bubbles: [], items: [], about: null, shown: "", sides: "" };

const SAMPLES = {
  whatsapp: ["2 cases cola", "10 cs COLA-330 and 4 cs LEM-330", "Where is my order?"],
  messenger: ["The cups came crushed, 3 boxes", "3 boxes lime"],
  comments: ["Do you have paper cups in stock?"],
  web: ["5 BG RICJ-25, 2 DRM SUN-D20"],
};

function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

async function call(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`/phone/api/${path}`, options);
  const given = await answer.json();
  if (!answer.ok) throw new Error(given.error?.message ?? `The phone answered ${answer.status}.`);
  return given;
}

const here = () => `${state.way.name}/${encodeURIComponent(state.person.id)}`;
const can = (ability) => state.way.abilities.includes(ability);
const initials = (name) => name.split(/\s+/).slice(0, 2).map((part) => part[0]).join("").toUpperCase();
const time = (at) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

async function act(action, body = {}) {
  try {
    await call(`${here()}/${action}`, body);
    $("alert").hidden = true;
  } catch (error) {
    $("alert").textContent = error.message;
    $("alert").hidden = false;
  }
  await refresh();
}

// ── whose phone ──

function choose(way, person) {
  state.way = way;
  state.person = person ?? way.people[0];
  state.shown = "";
  document.body.dataset.channel = way.name;
  const hash = `#${way.name}/${encodeURIComponent(state.person?.id ?? "")}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
  stopAbout();
  showSides();
  showTools();
  refresh();
}

function showSides() {
  $("channels").replaceChildren(...state.ways.map((way) => make("button", {
    type: "button", text: way.title, "aria-pressed": String(way === state.way), onclick: () => choose(way),
  })));
  $("people").replaceChildren(...state.way.people.map((person) => make("li", {}, make("button", {
    type: "button", "aria-current": person.id === state.person.id ? "true" : null, onclick: () => choose(state.way, person),
  },
  make("span", { class: "face", text: initials(person.name), "aria-hidden": "true" }),
  make("span", { text: person.name }),
  make("small", { text: person.last || person.company || "A stranger" })))));
  $("with").textContent = state.way.company;
  $("as").textContent = `on ${state.way.title}, as ${state.person.name} (${state.person.company ?? "a stranger"})`;
  $("face").textContent = initials(state.way.company);
  $("post").hidden = !state.way.post;
  $("post").textContent = state.way.post ?? "";
}

function showTools() {
  $("picture").hidden = !can("picture");
  $("cart").hidden = !can("cart");
  $("tries").replaceChildren(...(SAMPLES[state.way.name] ?? []).map((words) => make("button", {
    type: "button", text: words, onclick: () => { $("words").value = words; $("words").focus(); },
  })));
}

// ── the conversation ──

const TICKS = { sent: ["✓", "sent"], delivered: ["✓✓", "delivered"], read: ["✓✓", "read"] };

function ticks(bubble) {
  const [sign, words] = TICKS[bubble.ticks];
  return make("span", { class: `ticks ${bubble.ticks}`, title: words }, make("span", { text: sign, "aria-hidden": "true" }), make("span", { class: "sr", text: words }));
}

function quote(bubble) {
  const target = state.bubbles.find((other) => other.id === bubble.reply_to);
  return target ? make("div", { class: "quote", text: target.text || `(${target.kind})` }) : null;
}

function body(bubble) {
  if (bubble.is_deleted) return make("div", { class: "body" }, make("span", { class: "gone", text: "This message was deleted." }));
  const mine = bubble.by === "person";
  return make("div", { class: "body" },
    quote(bubble),
    bubble.picture && make("img", { src: bubble.picture, alt: "Picture that was sent" }),
    bubble.text && make("div", { class: "words", text: bubble.text, dir: "auto" }),
    bubble.footer && make("div", { class: "foot", text: bubble.footer }),
    make("div", { class: "meta" }, bubble.is_edited && make("span", { text: "edited" }), make("time", { datetime: bubble.at, text: time(bubble.at) }), mine && ticks(bubble)),
    bubble.reaction && make("span", { class: "reaction", text: bubble.reaction }));
}

function taps(bubble) {
  const isLast = bubble === state.bubbles.filter((b) => b.by === "company").at(-1);
  const quick = bubble.taps.some((tap) => tap.place === "quick_reply");
  if (!bubble.taps.length || bubble.is_deleted || (quick && !isLast)) return null;
  if (bubble.list_button) {
    return make("div", { class: "taps" }, make("button", { type: "button", text: `☰ ${bubble.list_button}`, onclick: () => openList(bubble) }));
  }
  return make("div", { class: quick ? "taps quick" : "taps", role: "group", "aria-label": "Answers to tap" },
    ...bubble.taps.map((tap) => make("button", { type: "button", text: tap.title, onclick: () => act("tap", { bubble: bubble.id, tap: tap.id }) })));
}

function acts(bubble) {
  const mine = bubble.by === "person";
  const list = [
    !mine && ["↩", "Reply", () => startAbout("reply_to", bubble)],
    can("react") && !mine && ["👍", "React with thumbs up", () => act("react", { bubble: bubble.id, emoji: bubble.reaction ? "" : "👍" })],
    can("edit") && mine && ["text", "comment"].includes(bubble.kind) && ["✎", "Edit", () => startAbout("edit", bubble)],
    can("delete") && mine && ["🗑", "Delete", () => act("delete", { bubble: bubble.id })],
  ].filter(Boolean);
  if (!list.length || bubble.is_deleted) return null;
  return make("div", { class: "acts" }, ...list.map(([sign, words, onclick]) => make("button", { type: "button", text: sign, title: words, "aria-label": words, onclick })));
}

function showBubbles() {
  const empty = make("li", { class: "empty", text: `Nothing written yet. Say something as ${state.person.name}.` });
  const rows = state.bubbles.map((bubble) => make("li", { class: `bubble ${bubble.by === "person" ? "mine" : "theirs"}` },
    body(bubble), taps(bubble), acts(bubble)));
  const log = $("log");
  const wasDown = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  log.replaceChildren(...(rows.length ? rows : [empty]));
  const down = () => { if (wasDown) log.scrollTop = log.scrollHeight; };
  for (const picture of log.querySelectorAll("img")) picture.addEventListener("load", down);
  down();
}

async function refresh() {
  const asked = state.person?.id;
  if (!asked) return;
  const given = await call(here());
  if (state.person.id !== asked) return;
  const shown = JSON.stringify(given.bubbles);
  if (shown !== state.shown) {
    state.shown = shown;
    state.bubbles = given.bubbles;
    showBubbles();
  }
  const sides = JSON.stringify(given.last);
  for (const person of state.way.people) person.last = given.last[person.id];
  if (sides !== state.sides) { state.sides = sides; keepFocus(showSides); }
}

function keepFocus(change) {
  const people = [...document.querySelectorAll(".people button")];
  const place = people.indexOf(document.activeElement);
  change();
  if (place >= 0) document.querySelectorAll(".people button")[place]?.focus();
}

// ── writing ──

function startAbout(kind, bubble) {
  state.about = { kind, id: bubble.id };
  $("about-text").textContent = `${kind === "edit" ? "Edit" : "Reply to"}: ${bubble.text.slice(0, 80)}`;
  $("about").hidden = false;
  if (kind === "edit") $("words").value = bubble.text;
  $("words").focus();
}

function stopAbout() {
  state.about = null;
  $("about").hidden = true;
}

async function send(event) {
  event.preventDefault();
  const text = $("words").value.trim();
  if (!text) return;
  const about = state.about;
  $("words").value = "";
  stopAbout();
  if (about?.kind === "edit") await act("edit", { bubble: about.id, text });
  else await act("write", { text, reply_to: about?.id });
}

function openList(bubble) {
  $("list-title").textContent = bubble.list_button;
  $("list-rows").replaceChildren(...bubble.taps.map((tap) => make("button", {
    type: "button", onclick: () => { $("list-dialog").close(); act("tap", { bubble: bubble.id, tap: tap.id }); },
  }, make("span", { text: tap.title }), tap.description && make("small", { text: tap.description }))));
  $("list-dialog").showModal();
}

// ── the cart ──

const cart = new Map();

function showCart() {
  const words = $("cart-find").value.toLowerCase();
  const found = state.items.filter((item) => `${item.sku} ${item.name}`.toLowerCase().includes(words)).slice(0, 60);
  $("cart-rows").replaceChildren(...found.map((item) => make("label", { class: "cart-row" },
    make("span", {}, make("span", { text: item.name }), make("small", { text: `${item.sku} · ${item.pack}` })),
    make("input", { type: "number", min: 0, max: 999, value: cart.get(item.sku) ?? 0, "aria-label": `Quantity of ${item.name}`, oninput: (event) => fill(item.sku, Number(event.target.value)) }))));
  countCart();
}

function fill(sku, quantity) {
  if (quantity > 0) cart.set(sku, Math.floor(quantity));
  else cart.delete(sku);
  countCart();
}

function countCart() {
  $("cart-count").textContent = cart.size ? `${cart.size} in the cart` : "The cart is empty";
  $("cart-send").disabled = !cart.size;
}

async function openCart() {
  if (!state.items.length) state.items = (await call("items")).items;
  cart.clear();
  $("cart-find").value = "";
  showCart();
  $("cart-dialog").showModal();
}

function closeCart() {
  if ($("cart-dialog").returnValue !== "send" || !cart.size) return;
  act("cart", { lines: [...cart].map(([sku, quantity]) => ({ sku, quantity })) });
}

// ── start ──

async function start() {
  state.ways = (await call("ways")).ways;
  const [way, person] = decodeURIComponent(location.hash.slice(1)).split("/");
  const found = state.ways.find((one) => one.name === way) ?? state.ways[0];
  choose(found, found.people.find((one) => one.id === person));
  $("write").addEventListener("submit", send);
  $("words").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  });
  $("about-off").addEventListener("click", stopAbout);
  $("picture").addEventListener("click", () => act("picture", {}));
  $("cart").addEventListener("click", openCart);
  $("cart-find").addEventListener("input", showCart);
  $("cart-dialog").addEventListener("close", closeCart);
  for (;;) {
    await new Promise((done) => setTimeout(done, document.hidden ? 3000 : 600));
    await refresh().catch(() => {});
  }
}

start();
