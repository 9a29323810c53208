from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from acupoints import images
from acupoints.models import Photo

from .desk import DeskAdmin
from .form import DeskForm

HELP = (
    f"A JPEG, PNG or WebP file of at most {images.MAX_BYTES // 2**20} MB. It is drawn anew: the place and time that "
    "a camera writes into it, and everything else but the picture, is left out."
)


class PhotoForm(DeskForm):
    upload = forms.FileField(label="Picture", help_text=HELP, widget=forms.FileInput(attrs={"accept": "image/*"}))

    class Meta:
        model = Photo
        fields = ("point", "position", "alt", "caption", "credit", "licence", "published")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.intake: images.Intake | None = None
        if "upload" in self.fields:
            self.fields["upload"].required = self.instance.pk is None

    def clean_upload(self) -> Any:
        """Django has cut folders off its name; the name is not used at all."""
        file = self.cleaned_data["upload"]
        if file:
            try:
                self.intake = images.take_in(file, file.size or 0)
            except images.BadImage as error:
                raise ValidationError(str(error), code="bad_image") from error
        return file

    def save(self, commit: bool = True) -> Any:
        if self.intake:
            self.instance.take(self.intake)
        return super().save(commit)


@admin.register(Photo)
class PhotoAdmin(DeskAdmin[Photo]):
    form = PhotoForm
    list_display = ("picture", "point", "alt", "credit", "licence", "published")
    list_display_links = ("picture", "alt")
    list_filter = ("published",)
    list_select_related = ("point",)
    search_fields = ("point__code", "alt", "credit")
    readonly_fields = ("picture",)
    fieldsets = (
        (None, {"fields": ["picture", "upload", "alt", ("credit", "licence"), "caption"]}),
        ("Where it is shown", {"fields": [("point", "position"), "published"]}),
    )

    @admin.display(description="now")
    def picture(self, photo: Photo) -> SafeString | str:
        if not photo.digest:
            return "Nothing is uploaded yet."
        return format_html('<img class="desk-photo" src="{}" alt="{}">', photo.thumbnail, photo.alt)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("point")
