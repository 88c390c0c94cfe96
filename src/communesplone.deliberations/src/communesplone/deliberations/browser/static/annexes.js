/* Files dropped anywhere on the form go into its field; the button sends them. */

(() => {
  "use strict";

  for (const form of document.querySelectorAll("form[data-drop]")) {
    const field = form.querySelector("input[type=file]");
    const chosen = form.querySelector("[data-drop-chosen]");

    const tell = () => {
      chosen.textContent = Array.from(field.files, (file) => file.name).join(", ");
    };

    field.addEventListener("change", tell);

    for (const name of ["dragenter", "dragover"]) {
      form.addEventListener(name, (event) => {
        event.preventDefault();
        form.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) {
      form.addEventListener(name, () => form.classList.remove("is-over"));
    }
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) {
        field.files = event.dataTransfer.files;
        tell();
      }
    });
  }
})();
