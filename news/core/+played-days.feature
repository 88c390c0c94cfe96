Services stand in the navigation, the toolbar speaks your language on them, the add-site form names languages and add-ons, and a wrong region, a saved GET or a control character is refused.
