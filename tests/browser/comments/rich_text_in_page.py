"""Scripts that look at readers' text in a page: as the preview shows it, and as it is published."""

from __future__ import annotations

BOTH = """async (pairs) => {
    const { richText } = await import("/assets/gazette/rich-text.js");
    return pairs.map(([markdown, html]) => {
        const preview = document.createElement("div");
        preview.append(richText(markdown));
        const published = document.createElement("template");
        published.innerHTML = html;
        return [preview.innerHTML, published.innerHTML];
    });
}"""
"""Takes pairs of Markdown and published HTML; returns pairs of preview and published HTML."""

HARM = """async (htmls) => {
    const allowed = new Set("A BLOCKQUOTE BR CODE EM HR LI OL P PRE STRONG UL".split(" "));
    const found = [];
    for (const html of htmls) {
        const shown = document.createElement("div");
        shown.innerHTML = html;
        document.body.append(shown);
        for (const element of shown.querySelectorAll("*")) {
            const names = element.getAttributeNames().join(" ");
            const known = ["", "href rel", "start"].includes(names);
            const web = /^(https?|mailto):$/.test(element.protocol ?? "https:");
            const harmless = allowed.has(element.tagName) && known && web;
            if (!harmless) found.push(element.outerHTML);
            element.dispatchEvent(new Event("mouseover", { bubbles: true }));
        }
        shown.remove();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return [found, window.hacked ?? null];
}"""
"""Shows HTML; returns the elements that should not be there, and whether any script has run."""
