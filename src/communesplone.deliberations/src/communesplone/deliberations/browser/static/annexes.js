/* Files dropped anywhere on the form join those in its field; the button sends them.
   One that is too large is left out and named, before anything is sent. */

(() => {
  "use strict";

  function take(form) {
    const field = form.querySelector("input[type=file]");
    const chosen = form.querySelector("[data-drop-chosen]");
    const refused = form.querySelector("[data-drop-refused]");
    const limit = Number(form.dataset.drop);

    function keep(files) {
      const kept = new DataTransfer();
      const large = files.filter((file) => file.size > limit);
      files.filter((file) => file.size <= limit).forEach((file) => kept.items.add(file));
      field.files = kept.files;
      chosen.textContent = Array.from(field.files, (file) => file.name).join(", ");
      refused.textContent = large.map((file) => form.dataset.dropLarge.replace("{file}", file.name)).join(" ");
      refused.hidden = !large.length;
    }

    field.addEventListener("change", () => keep([...field.files]));

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
        keep([...field.files, ...event.dataTransfer.files]);
      }
    });
  }

  document.querySelectorAll("form[data-drop]").forEach(take);
})();
