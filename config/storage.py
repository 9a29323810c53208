from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """Hashed names for the modules that a module imports, too: no stale half after an upgrade."""

    support_js_module_import_aggregation = True
