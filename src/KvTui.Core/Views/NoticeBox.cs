using KvTui.Core.State;
using KvTui.Terminal.Views;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views;

/// <summary>A notice that is too long for the status line: at the bottom of the canvas, in as many lines as it takes, up to a third of it.</summary>
/// <param name="Row">The row that the user works on: if it would be covered, the notice is at the top.</param>
public readonly record struct NoticeBox(Notice Notice, int Row, ViewTheme Theme) : IView
{
    private const int Frames = 2;

    public void Draw(Canvas canvas)
    {
        var text = new Paragraph(Notice.Text, Theme) { Style = StyleOf(Notice.Kind, Theme) };
        var height = Math.Min(text.LineCount(canvas.Width - Frames), Math.Max(1, canvas.Height / 3)) + Frames;
        var bottom = Math.Max(0, canvas.Height - height);
        var box = canvas.Window(new Rect(0, Row >= bottom ? 0 : bottom, canvas.Width, height));
        box.Fill(box.Bounds, Theme.Text);
        text.Draw(new Frame("", Theme) { Focused = true }.Open(box));
    }

    public static Style StyleOf(NoticeKind kind, ViewTheme theme) => kind switch
    {
        NoticeKind.Done => theme.Good,
        NoticeKind.Warning => theme.Warning,
        NoticeKind.Error => theme.Error,
        _ => theme.StatusBar,
    };
}
