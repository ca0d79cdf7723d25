learning-heading = Questions without an answer
learning-not-allowed = I show the list of questions without an answer to the IT unit only.
learning-open = { $count ->
    [0] All searches have been answered.
    [one] One search has not been answered. Choose it to teach me what is meant.
   *[other] { $count } searches have not been answered. Choose one to teach me what is meant.
}
learning-row = { $need } ({ $count })
learning-which-function = Which function is meant by “{ $need }”?
learning-press-dismiss = None of them, put it aside
learning-press-list = To the list
learning-dismissed = “{ $need }” has been put aside.
learning-added = Thank you. From now on “{ $need }” leads to { $function }.
learning-settled-already = That question has already been settled.
