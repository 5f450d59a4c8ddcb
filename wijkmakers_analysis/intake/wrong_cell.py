"""What is wrong with one cell, and what to do."""

ERROR_VALUE = (
    "in deze cel staat een foutwaarde van Excel",
    "Herstel de formule, of zet er de waarde zelf neer.",
)


class WrongCell(ValueError):
    """A cell cannot be understood: what is wrong, and what to do; it never quotes the cell.

    ``is_of_column`` tells that many such cells are one fault of their column, to be told once.
    """

    def __init__(self, what: str, remedy: str, *, is_of_column: bool = False):
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.is_of_column = is_of_column
