// The driver finds an extension by its worker; this one does all its work on the page.
