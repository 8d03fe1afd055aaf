using System.Runtime.CompilerServices;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;

namespace KvTui.Tty;

/// <summary>
/// Makes Terminal.Gui's driver of parts. Its class is internal, and its registry knows three names only: this is the one place that touches
/// what is not public, and the reason why the package's version is pinned.
/// </summary>
internal static class DriverConstruction
{
    /// <summary>A driver of these parts.</summary>
    internal static IDriver Of(IInputProcessor input, IOutputBuffer buffer, IOutput output, ISizeMonitor size) =>
        (IDriver)NewDriver(new Named(output), input, buffer, output, new AnsiRequestScheduler(input.GetParser()), size);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType("Terminal.Gui.Drivers.DriverImpl, Terminal.Gui")]
    private static extern object NewDriver(
        IComponentFactory factory,
        IInputProcessor input,
        IOutputBuffer buffer,
        IOutput output,
        AnsiRequestScheduler scheduler,
        ISizeMonitor size);

    /// <summary>Names the driver; its parts are made by hand.</summary>
    private sealed class Named(IOutput output) : IComponentFactory
    {
        public AppModel AppModel { get; set; }

        public string? GetDriverName() => "tty";

        public IOutput CreateOutput() => output;
    }
}
