from django.apps import AppConfig


class RoutinesConfig(AppConfig):
    name = "routines"
    verbose_name = "Routines and sessions"

    def ready(self) -> None:
        from acupoints import revision
        from routines import catalogue, content, lint, opendata, packs, reporting  # noqa: F401  (register themselves)

        content.register_kinds()
        opendata.register()
        packs.register()
        reporting.register()
        revision.watch(self, apart=frozenset({"session", "sessionevent"}))
