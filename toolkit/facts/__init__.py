"""What a text says: acts, addressees (with asks), citations, dates and quantities, a package each.

Every package finds its records in one passage (`in_text`), in a whole resolution (`find`) and
gives them as a tidy frame (`frame`). The words a language uses are data
(``data/languages/<code>/``); a fact that no rule covers is missing, never guessed.
"""
