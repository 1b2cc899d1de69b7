// The driver finds an extension by its worker. This one has all its work on the page.
chrome.runtime.onInstalled.addListener(() => undefined);
