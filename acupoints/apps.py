from django.apps import AppConfig

# Rows of the desk's own work: readers see none of them, so they make no page anew.
APART = frozenset({
    *("revision", "loadedrecord", "reviewpack", "reviewanswer", "bulkimport", "report", "tally", "tallysalt"),
    *("change", "changeevent"),
})  # fmt: skip


class AcupointsConfig(AppConfig):
    name = "acupoints"
    verbose_name = "The reference"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from acupoints import packs, revision  # noqa: F401  (packs registers what a review pack may hold)
        from acupoints.content import kinds  # noqa: F401  (registers what fixtures/ may hold)
        from acupoints.door import stays

        revision.watch(self, apart=APART)
        user_logged_in.connect(stays.begin, dispatch_uid="door.stays")
