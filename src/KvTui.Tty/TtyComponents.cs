using Terminal.Gui.App;
using Terminal.Gui.Drivers;

namespace KvTui.Tty;

/// <summary>Names the driver; its parts are made by hand.</summary>
internal sealed class TtyComponents(IOutput output) : IComponentFactory
{
    public AppModel AppModel { get; set; }

    public string? GetDriverName() => "tty";

    public IOutput CreateOutput() => output;
}
