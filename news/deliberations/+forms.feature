A form that is refused comes again with the reason and all that was typed; a button pressed twice does its work once, and "Publish" never renews.
