/* Sends the next step of an import by itself. Without scripts there is the button. */
const form = document.getElementById("scdl-step");
if (form) {
  form.elements.auto.value = "1";
  if (form.dataset.run === "1") {
    window.setTimeout(() => form.requestSubmit(), 300);
  }
}
