/* Copies the page's address, and says so; where the browser refuses, shows the link to copy by hand. */
export default function ({parentElement, data}) {
  const button = parentElement.querySelector("button"), answer = parentElement.querySelector("output");
  async function copy() {
    const link = window.location.href;
    try {
      await navigator.clipboard.writeText(link);
      answer.textContent = data.copied;
    } catch {
      answer.textContent = link;
    }
    answer.hidden = false;
    setTimeout(() => { answer.hidden = true; }, 6000);
  }
  button.textContent = data.label;
  button.onclick = copy;
}
