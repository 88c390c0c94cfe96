The site wears the town's colours and coat of arms, with a front page that shows what the active add-ons offer.
