"""Read a phone number as somebody wrote it, by the numbering plans of the world (Google's libphonenumber)."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from ipo_crm.domain.phones import Phone

HERE = "NL"
_TOWN_HALL = re.compile(r"14 ?0[1-9][0-9]{1,2}")  # the short numbers of municipalities, which no plan of numbers knows
MAX_PHONE = 250  # signs; what is longer is no number


def read_number(written: str, region: str | None = HERE) -> tuple[Phone, str]:
    """Give the number and the extension behind it; without a region only a number with its country code is one."""
    as_written = " ".join(written.split())
    if _TOWN_HALL.fullmatch(as_written):
        return Phone(stored=as_written, shown=as_written, valid=True), ""
    try:
        number = phonenumbers.parse(as_written[:MAX_PHONE], region)
    except NumberParseException:
        return Phone(stored=as_written, shown=as_written), ""
    if not phonenumbers.is_valid_number(number):
        return Phone(stored=as_written, shown=as_written), ""
    extension, number.extension = number.extension or "", None
    phone = Phone(
        stored=phonenumbers.format_number(number, PhoneNumberFormat.E164),
        shown=phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL),
        valid=True,
        mobile=phonenumbers.number_type(number) == PhoneNumberType.MOBILE,
    )
    return phone, extension
