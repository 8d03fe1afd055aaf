using System.Runtime.CompilerServices;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;

namespace KvTui.Tty;

/// <summary>Makes a driver of these parts.</summary>
/// <exception cref="MissingMemberException">Terminal.Gui has no such constructor.</exception>
/// <exception cref="TypeLoadException">Terminal.Gui has no such class.</exception>
internal delegate IDriver DriverMaker(IInputProcessor input, IOutputBuffer buffer, IOutput output, ISizeMonitor size);

/// <summary>
/// Makes Terminal.Gui's driver of parts. Its class is internal, and its registry knows three names only: this is the one place that touches
/// what is not public, and the reason why the package's version is pinned.
/// </summary>
internal static class DriverConstruction
{
    /// <summary>A driver of these parts.</summary>
    internal static IDriver Of(IInputProcessor input, IOutputBuffer buffer, IOutput output, ISizeMonitor size) =>
        (IDriver)NewDriver(new Named(output), input, buffer, output, new AnsiRequestScheduler(input.GetParser()), size);

    /// <summary>
    /// A driver made with public members only: that of an application which is thrown away. It is a surface to draw on, with Terminal.Gui's
    /// own buffer, so views must be given text that is safe already; what is drawn must be fetched from it.
    /// </summary>
    internal static IDriver Donated(int columns, int rows)
    {
        const string NoTerminal = "DisableRealDriverIO";
        var before = Environment.GetEnvironmentVariable(NoTerminal);
        Environment.SetEnvironmentVariable(NoTerminal, "1");
        try
        {
            var donor = Application.Create().Init(DriverRegistry.Names.ANSI);
            var driver = donor.Driver ?? throw new InvalidOperationException("Terminal.Gui made no driver.");
            donor.Dispose();
            driver.SetScreenSize(columns, rows);
            return driver;
        }
        finally
        {
            Environment.SetEnvironmentVariable(NoTerminal, before);
        }
    }

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
