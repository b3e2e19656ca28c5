/* Copies the page's address, or the code that shows its map on another page, and says so; where the browser refuses,
 * shows it to copy by hand. */
const escaped = text => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function whatToCopy(isCode) {
  const address = new URL(window.location.href);
  address.searchParams.delete("embed");
  if (!isCode) return address.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  address.searchParams.set("embed", "true");
  return `<iframe src="${escaped(address.toString())}" title="Dateline" width="100%" height="480" style="border:0"></iframe>`;
}

export default function ({parentElement, data}) {
  const button = parentElement.querySelector("button"), answer = parentElement.querySelector("output");
  async function copy() {
    const text = whatToCopy(data.code);
    try {
      await navigator.clipboard.writeText(text);
      answer.textContent = data.copied;
    } catch {
      answer.textContent = text;
    }
    answer.hidden = false;
    setTimeout(() => { answer.hidden = true; }, 6000);
  }
  button.querySelector("span").textContent = data.label;
  button.className = data.code ? "" : "short";
  button.onclick = copy;
}
