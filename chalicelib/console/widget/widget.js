// Puts the chat on a company's site, with one line: <script src="https://…/chat/ACCOUNT/widget.js" async></script>
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || window.tradepostChat) return;
  window.tradepostChat = true;

  const page = new URL(script.src.replace(/\/widget\.js(\?.*)?$/, ""));
  const isChinese = navigator.language.toLowerCase().startsWith("zh");
  const words = isChinese ? ["打开聊天", "关闭聊天", "聊天"] : ["Open the chat", "Close the chat", "Chat"];
  const code = new URLSearchParams(location.search).get("join");
  if (code) page.searchParams.set("join", code);

  const narrow = matchMedia("(max-width: 520px)");
  let frame = null;

  function styled(node, rules) {
    Object.assign(node.style, rules);
    return node;
  }

  const button = styled(document.createElement("button"), {
    position: "fixed",
    right: "20px",
    bottom: "20px",
    zIndex: "2147483000",
    width: "60px",
    height: "60px",
    padding: "0",
    border: "0",
    borderRadius: "50%",
    background: script.dataset.color || "#0b6b57",
    boxShadow: "0 4px 14px rgba(0, 0, 0, 0.3)",
    cursor: "pointer",
  });
  button.type = "button";
  button.append(icon());

  function icon() {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("width", "28");
    drawing.setAttribute("aria-hidden", "true");
    path.setAttribute("fill", "#fff");
    path.setAttribute("d", "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z");
    styled(drawing, { display: "block", margin: "auto" }).append(path);
    return drawing;
  }

  function newFrame() {
    const made = styled(document.createElement("iframe"), {
      position: "fixed",
      zIndex: "2147483001",
      border: "0",
      background: "#fff",
      boxShadow: "0 8px 30px rgba(0, 0, 0, 0.3)",
      colorScheme: "normal",
    });
    made.title = words[2];
    made.src = page.href;
    made.id = "tradepost-chat";
    made.addEventListener("load", () => tell("open"));
    document.body.append(made);
    return made;
  }

  function fit() {
    if (!frame) return;
    const large = { inset: "auto 20px 92px auto", width: "380px", height: "min(620px, calc(100vh - 112px))", borderRadius: "14px" };
    const small = { inset: "0", width: "100%", height: "100%", borderRadius: "0" };
    styled(frame, narrow.matches ? small : large);
  }

  function tell(word) {
    frame.contentWindow.postMessage({ tradepost: word }, page.origin);
  }

  function isOpen() {
    return frame !== null && frame.style.display !== "none";
  }

  function open() {
    const isNew = frame === null;
    frame ??= newFrame();
    frame.style.display = "block";
    fit();
    label();
    frame.focus();
    if (!isNew) tell("open");
  }

  function close() {
    tell("closed");
    frame.style.display = "none";
    label();
    button.focus();
  }

  function label() {
    button.setAttribute("aria-label", words[isOpen() ? 1 : 0]);
    button.setAttribute("aria-expanded", String(isOpen()));
    if (frame) button.setAttribute("aria-controls", frame.id);
  }

  function begin() {
    label();
    document.body.append(button);
    if (code) open();
  }

  button.addEventListener("click", () => (isOpen() ? close() : open()));
  narrow.addEventListener("change", fit);
  window.addEventListener("message", (event) => {
    if (frame && event.source === frame.contentWindow && event.data?.tradepost === "close") close();
  });
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
