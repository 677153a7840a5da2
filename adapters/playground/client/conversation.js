const key = 'causeway.conversation';
/** What a tab keeps of it; the oldest goes first. */
const mostCharacters = 1_000_000;

/** Keeps what stands in the conversation while the tab lives, so that it is there again after the page was loaded anew. */
export function keepConversation(conversation) {
  const exchanges = [...conversation.querySelectorAll('.exchange')].map((exchange) => exchange.outerHTML);
  let room = mostCharacters;
  const kept = exchanges.reverse().filter((exchange) => {
    room -= exchange.length;
    return room > 0;
  });
  try {
    sessionStorage.setItem(key, JSON.stringify(kept.reverse()));
  } catch {
    // Storage may be switched off or full; the conversation then lives as long as the page.
  }
}

/** Puts the kept conversation back; whether there was any. What still waited for its answer is not waited for again. */
export function restoreConversation(conversation) {
  let kept = [];
  try {
    kept = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  } catch {
    return false;
  }
  if (!Array.isArray(kept) || kept.length === 0) return false;
  const template = document.createElement('template');
  template.innerHTML = kept.join('');
  for (const waiting of template.content.querySelectorAll('.waiting')) waiting.remove();
  for (const button of template.content.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  conversation.append(template.content);
  conversation.scrollTop = conversation.scrollHeight;
  return true;
}
