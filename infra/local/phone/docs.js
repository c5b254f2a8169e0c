// "Try it": asks this server, which asks the API with its own token. Answers are shown with textContent.

function pathOf(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  for (const field of form.querySelectorAll("input")) {
    if (field.dataset.in === "path") path = path.replace(`{${field.name}}`, encodeURIComponent(field.value));
    else if (field.value) query.set(field.name, field.value);
  }
  return query.size ? `${path}?${query}` : path;
}

async function attempt(event) {
  event.preventDefault();
  const shown = event.target.nextElementSibling;
  const options = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ path: pathOf(event.target) }) };
  shown.hidden = false;
  shown.textContent = "…";
  try {
    const given = await (await fetch("/docs/try", options)).json();
    shown.textContent = `${given.status}\n${given.body ?? given.error?.message}`;
  } catch {
    shown.textContent = "The demo does not answer any more.";
  }
}

for (const form of document.querySelectorAll("form.try")) form.addEventListener("submit", attempt);
