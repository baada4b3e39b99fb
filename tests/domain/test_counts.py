from ipo_crm.domain.counts import counted, dotted, shown_of


def test_one_has_the_noun_in_the_singular() -> None:
    assert counted(1, "organisaties") == "1 organisatie"


def test_none_and_many_have_the_plural() -> None:
    assert (counted(0, "personen"), counted(2, "personen")) == ("0 personen", "2 personen")


def test_four_digits_and_more_have_a_dot_before_every_three() -> None:
    assert (dotted(999), dotted(2358), dotted(1234567)) == ("999", "2.358", "1.234.567")


def test_what_is_shown_is_counted_of_all_only_where_some_is_left_out() -> None:
    assert (shown_of(3, 3), shown_of(3, 1200)) == ("3", "3 van 1.200")
