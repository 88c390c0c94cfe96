/* Puts the browser's colour chooser beside each colour that is written as text. */
(function () {
  "use strict";
  function join(text) {
    var chooser = document.createElement("input");
    chooser.type = "color";
    chooser.className = "town-colour-chooser";
    chooser.setAttribute("aria-labelledby", labelOf(text));
    var follow = function () {
      if (/^#[0-9a-f]{6}$/i.test(text.value.trim())) {
        chooser.value = text.value.trim().toLowerCase();
      }
    };
    chooser.addEventListener("input", function () {
      text.value = chooser.value;
    });
    text.addEventListener("input", follow);
    follow();
    text.parentNode.insertBefore(chooser, text);
  }
  function labelOf(text) {
    var label = document.querySelector('label[for="' + text.id + '"]');
    if (label && !label.id) {
      label.id = text.id + "-label";
    }
    return label ? label.id : "";
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("input.town-colour").forEach(join);
  });
})();
