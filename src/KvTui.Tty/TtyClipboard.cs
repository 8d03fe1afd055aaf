using Terminal.Gui.App;

namespace KvTui.Tty;

/// <summary>Keeps what fields cut and copy within the program; Terminal.Gui's own would start a shell and xclip for each.</summary>
internal sealed class TtyClipboard(Action<string> copied) : IClipboard
{
    private string _text = "";

    public bool IsSupported => true;

    public string GetClipboardData() => _text;

    public void SetClipboardData(string text)
    {
        _text = text;
        copied(text);
    }

    public bool TryGetClipboardData(out string result)
    {
        result = _text;
        return true;
    }

    public bool TrySetClipboardData(string text)
    {
        SetClipboardData(text);
        return true;
    }
}
