from django.apps import AppConfig


class AcupointsConfig(AppConfig):
    name = "acupoints"
    verbose_name = "The reference"

    def ready(self) -> None:
        from acupoints import revision
        from acupoints.content import kinds  # noqa: F401  (registers what fixtures/ may hold)

        revision.watch(self, apart=frozenset({"revision", "loadedrecord"}))
