from django.db import DatabaseError, connection

QUESTION = "SELECT token FROM acupoints_revision"


def current() -> str | None:
    """The token of the content's revision as committed now; None where it cannot be read. One query.

    Asked of the driver: through Django's cursor it takes three times as long, more than all the rest of a kept page.
    """
    for _ in range(2):  # the second time where the database had closed the connection
        try:
            if not connection.in_atomic_block:  # as it is in tests
                connection.close_if_unusable_or_obsolete()
            connection.ensure_connection()
            with connection.wrap_database_errors:
                row = connection.connection.execute(QUESTION).fetchone()
            return row[0] if row else None
        except DatabaseError:
            if connection.in_atomic_block:
                return None
            connection.close()
    return None
