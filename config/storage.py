from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from config.joining import joined_css, joined_js

JOINED = {"css/page-*.css": joined_css, "js/page-*.js": joined_js}


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """One file a page for styles and one for scripts; hashed names, for the modules that a module imports, too."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            joined = {name: self.joined(name, paths) for name in paths if self.joiner(name)}
            for name, text in joined.items():
                self.delete(name)
                paths[name] = (self, self.save(name, ContentFile(text.encode())))
        yield from super().post_process(paths, dry_run, **options)

    def joiner(self, name: str) -> Any:
        return next((join for shape, join in JOINED.items() if fnmatch(name, shape)), None)

    def joined(self, name: str, paths: dict[str, Any]) -> str:
        def read(part: str) -> str:
            storage, path = paths[part]
            with storage.open(path) as file:
                return str(file.read().decode())

        return str(self.joiner(name)(name, read))
