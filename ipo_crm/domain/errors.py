"""Errors that a person is told about; anything else is a bug of ours."""


class UserError(Exception):
    """Something the user asked cannot be done; the text says why, in Dutch, and what to do."""


class RefusedError(UserError):
    """The file does not take a value; the text says which field and why, and nothing of that step was kept."""


class StoreError(Exception):
    """The file, disk or lock refuses; the text says so in Dutch and nothing was half-written."""


class WrongPassphraseError(StoreError):
    """The passphrase does not open the file (or its first page is damaged)."""


class DamagedFileError(StoreError):
    """The file is damaged; it was left as it was found."""


class LostStartError(DamagedFileError):
    """The first bytes of an encrypted file were overwritten: only its recovery code opens it still."""


class NewerFormatError(StoreError):
    """A newer version of the program made this file; it was left as it was found."""


class ReadOnlyError(StoreError):
    """The file or its folder cannot be written."""


class DiskError(StoreError):
    """The disk failed at reading or writing; the file has to be opened anew before anything more is kept."""


class LockedFileError(StoreError):
    """Another program has the file open."""
