using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Core.External.Running;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using KvTui.Tui.Bridge;
using Microsoft.Extensions.DependencyInjection;

namespace KvTui.Tui;

/// <summary>Runs the explorer on this process's terminal.</summary>
public static class ExplorerProgram
{
    /// <summary>Opens the explorer and returns when the user has quit; the terminal is then as it was.</summary>
    /// <param name="usesStockDriver">Whether Terminal.Gui's own driver and loop are used in place of the one for slow lines.</param>
    /// <returns>The exit code of the process, and what broke if it is 70.</returns>
    /// <exception cref="TerminalException">There is no terminal, or it cannot show a full screen.</exception>
    public static async Task<ExplorerExit> RunAsync(ExplorerOptions options, bool usesStockDriver, CancellationToken cancellationToken)
    {
        var capabilities = TerminalCapabilities.FromEnvironment(Environment.GetEnvironmentVariable);
        return usesStockDriver
            ? await RunOnStockDriverAsync(options, capabilities, cancellationToken)
            : await RunOnTerminalAsync(options, capabilities, cancellationToken);
    }

    /// <summary>Adds the explorer's screen on the terminal that is among the services.</summary>
    /// <param name="attach">Called with the screen when it is made.</param>
    internal static IServiceCollection AddTerminalScreen(this IServiceCollection services, Action<ExplorerScreen> attach) => services
        .AddSingleton<ExplorerScreen>()
        .AddSingleton<IPresenter>(provider =>
        {
            var screen = provider.GetRequiredService<ExplorerScreen>();
            attach(screen);
            return screen;
        })
        .AddSingleton<ITerminalEffects>(provider => provider.GetRequiredService<ExplorerScreen>())
        .AddSingleton<IForeground>(provider => provider.GetRequiredService<ExplorerScreen>())
        .AddHostedService<TerminalReader>();

    private static async Task<ExplorerExit> RunOnTerminalAsync(
        ExplorerOptions options, TerminalCapabilities capabilities, CancellationToken cancellationToken)
    {
        using var terminal = UnixTerminal.Open();
        using var session = new TerminalSession(terminal, capabilities);
        var exit = new ExplorerExit(session.Restore);
        session.Start();
        try
        {
            await ExplorerHost.RunAsync(options, exit, services => services
                .AddSingleton<ITerminal>(terminal)
                .AddSingleton(capabilities)
                .AddSingleton<ITerminalModes>(new TerminalModes(session))
                .AddTerminalScreen(screen =>
                {
                    session.Resized += () => screen.Post(new InputEvent.Resized(terminal.Size));
                    session.Resumed += screen.Forget;
                }),
                cancellationToken);
        }
        finally
        {
            session.Restore();
        }

        return exit;
    }

    private static async Task<ExplorerExit> RunOnStockDriverAsync(
        ExplorerOptions options, TerminalCapabilities capabilities, CancellationToken cancellationToken)
    {
        var exit = new ExplorerExit(static () => { });
        await ExplorerHost.RunAsync(options, exit, services => services
            .AddSingleton(capabilities)
            .AddSingleton<StockScreen>()
            .AddSingleton<IPresenter>(static provider => provider.GetRequiredService<StockScreen>())
            .AddSingleton<ITerminalEffects>(static provider => provider.GetRequiredService<StockScreen>())
            .AddSingleton<IForeground>(static provider => provider.GetRequiredService<StockScreen>()),
            cancellationToken);
        return exit;
    }
}
