// The page within a notebook: a frame that may do nothing but run its own script, and the messages between it and the kernel.
async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function render({ model, el }) {
  const frame = document.createElement("iframe"), view = Math.random().toString(36).slice(2);
  frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals");
  frame.setAttribute("allow", "clipboard-write");
  frame.title = model.get("title");
  frame.style.cssText = "width:100%;height:800px;border:1px solid #8888;resize:vertical;overflow:auto;display:block;background:Canvas";
  const say = (what) => frame.contentWindow?.postMessage(what, "*");
  const dark = () => { const { jpThemeLight: light } = document.body.dataset; if (light) say({ explorer: "theme", dark: light === "false" }); };
  const address = () => say({ explorer: "state", address: model.get("address") });
  const heard = ({ source, data }) => {
    if (source !== frame.contentWindow || !data) return;
    if (data.explorer === "ready") { dark(); address(); }
    if (data.explorer === "state") { model.set("address", String(data.address)); model.save_changes(); }
    if (data.explorer === "ask") model.send({ view, number: data.number, asked: data.asked }, undefined, [data.bytes]);
  };
  const answered = (message) => { if (message.view === view) say({ explorer: message.kind, number: message.number, answer: message.answer }); };
  const theme = new MutationObserver(dark);
  window.addEventListener("message", heard);
  model.on("msg:custom", answered);
  model.on("change:address", address);
  theme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  const bytes = model.get("page");
  unpacked(bytes.buffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes).then((words) => { frame.srcdoc = words; });
  el.append(frame);
  return () => {
    window.removeEventListener("message", heard);
    model.off("msg:custom", answered);
    model.off("change:address", address);
    theme.disconnect();
  };
}

export default { render };
