// The page of the chat widget: shows the visitor's own conversation, sends, and asks for answers.
// Every text of a person reaches the page by textContent only.

const CHAT = new URL("../", import.meta.url); // …/chat/, whatever stage or domain stands before it
const ACCOUNT = document.body.dataset.account;
const TITLE = document.body.dataset.title;
const HOOK = new URL(`../hooks/web?account=${encodeURIComponent(ACCOUNT)}`, CHAT);
const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

// ── words ───────────────────────────────────────────────────────────────────────────────────────────

const WORDS = {
  en: {
    hello: "Write to us here. Orders, questions, anything.",
    label: "Your message",
    placeholder: "Write a message",
    send: "Send",
    close: "Close the chat",
    earlier: "Earlier messages",
    you: "You:",
    conversation: "Conversation",
    options: "Choose an answer",
    file: "Open the file",
    picture: "Picture",
    sending: "Sending…",
    waiting: "Not sent yet, trying again…",
    failed: "Could not be sent",
    received: "Sent",
    offline: "No connection. Your messages are kept and sent as soon as it is back.",
    closed: "This chat is closed.",
  },
  zh: {
    hello: "在这里给我们留言。下单、咨询都可以。",
    label: "您的消息",
    placeholder: "输入消息",
    send: "发送",
    close: "关闭聊天",
    earlier: "更早的消息",
    you: "您：",
    conversation: "对话",
    options: "请选择",
    file: "打开文件",
    picture: "图片",
    sending: "发送中…",
    waiting: "尚未发送，正在重试…",
    failed: "发送失败",
    received: "已发送",
    offline: "网络已断开。您的消息已保存，恢复后会自动发送。",
    closed: "此聊天已关闭。",
  },
};
const language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
const words = WORDS[language];

// ── what the browser remembers ──────────────────────────────────────────────────────────────────────

const memory = {}; // stands in where a browser gives a frame no storage

function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(`tradepost/${ACCOUNT}/${name}`));
  } catch {
    return memory[name] ?? null;
  }
}

function keep(name, value) {
  memory[name] = value;
  try {
    localStorage.setItem(`tradepost/${ACCOUNT}/${name}`, JSON.stringify(value));
  } catch {
    // then it lasts as long as the page
  }
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ── calls ───────────────────────────────────────────────────────────────────────────────────────────

class Failed extends Error {
  constructor(status, retryAfterS = 0) {
    super(`status ${status}`);
    this.status = status;
    this.retryAfterMs = retryAfterS * SECOND;
  }

  get isFinal() {
    return [400, 403, 404, 413, 415, 422].includes(this.status);
  }
}

async function call(method, url, token, body) {
  const headers = token ? { "x-tradepost-session": token } : {};
  if (body) headers["content-type"] = "application/json";
  let answer;
  try {
    const signal = AbortSignal.timeout(20 * SECOND);
    answer = await fetch(url, { method, headers, body: body && JSON.stringify(body), signal, cache: "no-store" });
  } catch {
    throw new Failed(0);
  }
  if (!answer.ok) throw new Failed(answer.status, Number(answer.headers.get("retry-after")) || 0);
  return answer;
}

let session = kept("session");
let opening = null;

async function open() {
  const answer = await call("POST", new URL(`${encodeURIComponent(ACCOUNT)}/session`, CHAT), session?.token);
  session = { ...(await answer.json()), since: Date.now() };
  keep("session", session);
}

// By this browser's own clock, wrong or not: otherwise one that is wrong would renew with every call.
function isFresh() {
  return session && Math.abs(Date.now() - session.since) < DAY;
}

// An expired session cannot be renewed: the next one is another visitor's.
function isStillMe() {
  return session && Date.parse(session.expires) > Date.now();
}

// Two callers at once must not become two visitors: one of them opens, the other waits.
function opened() {
  opening ??= open().finally(() => (opening = null));
  return opening;
}

async function withSession(work) {
  if (!isFresh()) await opened();
  const { token } = session;
  try {
    return await work(token);
  } catch (failure) {
    if (failure.status !== 401) throw failure;
    if (session.token === token) await opened();
    return work(session.token);
  }
}

// ── letters on the page ─────────────────────────────────────────────────────────────────────────────

const element = (id) => document.getElementById(id);
const shown = new Map(); // id → { letter, item }

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function show(letter) {
  const known = shown.get(letter.id);
  const entry = known ?? { item: newItem(letter) };
  const before = known?.letter;
  entry.letter = letter;
  shown.set(letter.id, entry);
  entry.item.className = `${letter.by} ${letter.state}`;
  entry.item.lastElementChild.textContent = meta(letter);
  return !before;
}

function newItem(letter) {
  const item = make("li");
  item.append(make("span", "unseen", letter.by === "visitor" ? words.you : `${TITLE}:`));
  if (letter.text) item.append(make("p", "bubble", letter.text));
  if (letter.media) item.append(newMedia(letter.media));
  if (letter.options?.length) item.append(newOptions(letter));
  item.append(make("p", "meta"));
  return item;
}

function newMedia(media) {
  if (!media.url.startsWith("https://")) return make("span");
  if (media.kind === "image") {
    const picture = make("img", "picture");
    picture.src = media.url;
    picture.alt = media.filename || words.picture;
    return picture;
  }
  const link = make("a", "file", media.filename || words.file);
  Object.assign(link, { href: media.url, target: "_blank", rel: "noopener noreferrer" });
  return link;
}

function newOptions(letter) {
  const group = make("div", "options");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.options);
  for (const option of letter.options) {
    const button = make("button", "", option.title);
    button.type = "button";
    button.dataset.id = option.id;
    if (option.description) button.append(make("small", "", option.description));
    button.addEventListener("click", () => choose(letter, option));
    group.append(button);
  }
  return group;
}

function meta(letter) {
  const state = letter.by === "visitor" ? words[letter.state] : "";
  return [letter.at ? clock(new Date(letter.at)) : "", state].filter(Boolean).join(" · ");
}

function clock(at) {
  const time = { hour: "2-digit", minute: "2-digit" };
  const isToday = at.toDateString() === new Date().toDateString();
  return at.toLocaleString([], isToday ? time : { ...time, month: "short", day: "numeric" });
}

// What has no time of the server's yet stands last, in the order in which it was written.
const place = ({ letter }) => (letter.at ? Date.parse(letter.at) : Infinity);

function arrange() {
  const entries = [...shown.values()].sort((one, other) => {
    const [a, b] = [place(one), place(other)];
    return a === b ? 0 : a - b;
  });
  const list = element("letters");
  let next = list.firstElementChild;
  for (const { item } of entries) {
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
  }
  offer(entries.map(({ letter }) => letter));
  element("hello").hidden = entries.length > 0;
}

// Only the last options can be tapped, and only once.
function offer(letters) {
  const last = letters.findLastIndex((letter) => letter.options?.length);
  for (const [n, letter] of letters.entries()) {
    if (!letter.options?.length) continue;
    const ids = letter.options.map((option) => option.id);
    const until = letters.findIndex((other, m) => m > n && other.options?.length);
    const later = letters.slice(n + 1, until < 0 ? undefined : until);
    const chosen = later.find((other) => other.choice && ids.includes(other.choice) && other.state !== "failed");
    for (const button of shown.get(letter.id).item.querySelectorAll(".options button")) {
      button.disabled = n !== last || Boolean(chosen);
      button.classList.toggle("chosen", button.dataset.id === chosen?.choice);
    }
  }
}

function isAtEnd() {
  const box = element("scroll");
  return box.scrollHeight - box.scrollTop - box.clientHeight < 80;
}

function toEnd() {
  element("scroll").scrollTop = element("scroll").scrollHeight;
}

function say(text) {
  if (element("status").textContent === text) return;
  const wasAtEnd = isAtEnd();
  element("status").textContent = text;
  if (wasAtEnd) toEnd();
}

// ── sending ─────────────────────────────────────────────────────────────────────────────────────────

// Kept in the browser until the server has it: what a lost connection or a closed page leaves behind is sent again,
// under the same id, so that it counts once.
let outbox = kept("outbox") ?? [];
let isFlushing = false;
let failures = 0;
let again = 0;

function pending(sent, state) {
  if (sent.join) return;
  const { id, text, choice } = sent;
  const at = shown.get(id)?.letter.at;
  show({ id, by: "visitor", at, state, text: text ?? choice.title, choice: choice?.id });
}

function post(sent) {
  outbox.push(sent);
  keep("outbox", outbox);
  pending(sent, "sending");
  arrange();
  toEnd();
  flush();
}

function choose(letter, option) {
  post({ id: newId(), choice: { id: option.id, title: option.title }, reply_to: letter.id });
  element("text").focus({ preventScroll: true });
}

async function flush() {
  if (isFlushing) return;
  isFlushing = true;
  clearTimeout(again);
  try {
    while (outbox.length && (await goesOut(outbox[0])));
  } finally {
    isFlushing = false;
  }
}

async function goesOut(sent) {
  try {
    await withSession((token) => call("POST", HOOK, token, sent));
    settle(sent, "received");
    awaitAnswer();
  } catch (failure) {
    if (!failure.isFinal) {
      tryAgain(sent, failure);
      return false;
    }
    settle(sent, "failed");
  }
  return true;
}

function settle(sent, state) {
  failures = 0;
  say("");
  outbox = outbox.filter((other) => other.id !== sent.id);
  keep("outbox", outbox);
  pending(sent, state);
  arrange();
}

function tryAgain(sent, failure) {
  failures += 1;
  pending(sent, "waiting");
  arrange();
  if (failure.status === 0) say(words.offline);
  again = setTimeout(flush, Math.max(failure.retryAfterMs, backoff()));
}

const backoff = () => Math.min(30 * SECOND, SECOND * 2 ** Math.min(failures, 5));

// ── answers ─────────────────────────────────────────────────────────────────────────────────────────

// Every look costs the company money: often while an answer is due, seldom when nothing happens, never unseen.
const SOON = SECOND;
const SELDOM = 30 * SECOND;
const PATIENCE = 20 * SECOND;
const LONG_PATIENCE = 120 * SECOND;
const REST_AFTER = 30 * 60 * SECOND;

let after = null;
let before = null;
let waitingSince = null;
let isComing = false;
let pause = 2 * SECOND;
let nextLook = 0;
let isLooking = false;
let isOpen = true;
let lastActive = Date.now();

const isAwake = () => isOpen && !document.hidden && Date.now() - lastActive < REST_AFTER;

function awaitAnswer() {
  waitingSince = Date.now();
  pause = 2 * SECOND;
  showTyping();
  look();
}

function showTyping() {
  const waited = waitingSince === null ? Infinity : Date.now() - waitingSince;
  const wasAtEnd = isAtEnd();
  element("typing").hidden = !(waited < PATIENCE || (isComing && waited < LONG_PATIENCE));
  if (wasAtEnd) toEnd();
}

function untilNextLook() {
  const waited = waitingSince === null ? Infinity : Date.now() - waitingSince;
  if (waited < PATIENCE) return SOON;
  if (isComing && waited < LONG_PATIENCE) return 3 * SOON;
  pause = Math.min(SELDOM, pause * 1.5);
  return pause;
}

async function look() {
  clearTimeout(nextLook);
  if (isLooking || !isAwake()) return;
  isLooking = true;
  let wait = 0;
  try {
    take(await mail(after === null ? {} : { after }));
  } catch (failure) {
    wait = gone(failure);
  } finally {
    isLooking = false;
  }
  showTyping();
  nextLook = setTimeout(look, wait || untilNextLook());
}

function gone(failure) {
  if (failure.status === 404) {
    close();
    return 2 ** 31 - 1;
  }
  failures += 1;
  if (failure.status === 0) say(words.offline);
  return Math.max(failure.retryAfterMs ?? 0, backoff());
}

function close() {
  say(words.closed);
  element("form").hidden = true;
}

async function mail(query) {
  const url = new URL(`${encodeURIComponent(ACCOUNT)}/messages`, CHAT);
  url.search = new URLSearchParams(query);
  return (await withSession((token) => call("GET", url, token))).json();
}

function take(mail) {
  const isFirst = after === null;
  const wasAtEnd = isAtEnd();
  after = mail.after;
  isComing = mail.is_answer_coming;
  failures = 0;
  if (!outbox.length) say("");
  if (isFirst || mail.before) before = mail.before;
  const fresh = mail.letters.filter(show);
  const answers = fresh.filter((letter) => letter.by === "company");
  if (answers.length && !isFirst) {
    waitingSince = null;
    pause = 2 * SECOND;
    lastActive = Date.now();
  }
  if (fresh.length || isFirst) arrange();
  element("earlier").hidden = before === null;
  if (fresh.length && (isFirst || wasAtEnd)) toEnd();
}

async function takeEarlier() {
  const box = element("scroll");
  const fromEnd = box.scrollHeight - box.scrollTop;
  try {
    const found = await mail({ before });
    before = found.before;
    found.letters.forEach(show);
    arrange();
    element("earlier").hidden = before === null;
    box.scrollTop = box.scrollHeight - fromEnd;
  } catch (failure) {
    gone(failure);
  }
}

function wake() {
  lastActive = Date.now();
  if (!isAwake()) return;
  pause = 2 * SECOND;
  flush();
  look();
}

function stir() {
  const slept = !isAwake();
  lastActive = Date.now();
  if (slept) wake();
}

// ── the form, the frame, the invitation ─────────────────────────────────────────────────────────────

function grow() {
  const box = element("text");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

function submit(event) {
  event.preventDefault();
  const box = element("text");
  const text = box.value.trim();
  box.focus();
  if (!text) return;
  box.value = "";
  grow();
  post({ id: newId(), text });
}

function submitOnEnter(event) {
  // While characters are being composed, Enter picks one of them; on a phone it begins a new line.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
  event.preventDefault();
  element("form").requestSubmit();
}

const isFramed = window.parent !== window;

function tellSite(word) {
  // The site learns nothing but this word, so any site that may show the frame may hear it.
  window.parent.postMessage({ tradepost: word }, "*");
}

function hear(event) {
  if (event.source !== window.parent || !["open", "closed"].includes(event.data?.tradepost)) return;
  isOpen = event.data.tradepost === "open";
  if (!isOpen) return;
  wake();
  element("text").focus();
}

function join() {
  const address = new URL(location.href);
  const code = address.searchParams.get("join")?.slice(0, 64);
  if (!code) return;
  address.searchParams.delete("join");
  history.replaceState(null, "", address);
  const codes = kept("joined") ?? [];
  if (codes.includes(code) && isStillMe()) return;
  keep("joined", [...codes, code]);
  post({ id: newId(), join: code });
}

function label() {
  document.documentElement.lang = language;
  element("hello").textContent = words.hello;
  element("text-label").textContent = words.label;
  element("text").placeholder = words.placeholder;
  element("send").setAttribute("aria-label", words.send);
  element("close").setAttribute("aria-label", words.close);
  element("scroll").setAttribute("aria-label", words.conversation);
  element("earlier").textContent = words.earlier;
  element("close").hidden = !isFramed;
}

function listen() {
  element("form").addEventListener("submit", submit);
  element("text").addEventListener("keydown", submitOnEnter);
  element("text").addEventListener("input", grow);
  element("earlier").addEventListener("click", takeEarlier);
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, stir);
  if (!isFramed) return;
  window.addEventListener("message", hear);
  element("close").addEventListener("click", () => tellSite("close"));
  document.addEventListener("keydown", (event) => event.key === "Escape" && tellSite("close"));
}

label();
listen();
outbox.forEach((sent) => pending(sent, "waiting"));
arrange();
join();
flush();
look();
