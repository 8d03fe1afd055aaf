namespace KvTui.Text;

/// <summary>How <see cref="Printable.Text(string, PrintableForm)"/> writes what cannot be shown.</summary>
public enum PrintableForm
{
    /// <summary>Control pictures (␛, ␀, ␡), else <c>\u{202e}</c>; bytes that are not UTF-8 as <c>\xff</c>.</summary>
    Unicode = 0,

    /// <summary>Caret notation (^[, ^@, ^?), else as in <see cref="Unicode"/>; other text is kept.</summary>
    Caret,
}
