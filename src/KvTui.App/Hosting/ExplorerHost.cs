using KvTui.App.Runtime;
using KvTui.App.Services;
using KvTui.App.State;
using KvTui.Etcd;
using KvTui.Terminal.Drivers;
using KvTui.Terminal.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KvTui.App.Hosting;

/// <summary>Runs the explorer on this process's terminal.</summary>
public static class ExplorerHost
{
    /// <summary>Opens the explorer and returns when the user has quit; the terminal is then as it was.</summary>
    /// <returns>The exit code of the process, and what broke if it is 70.</returns>
    /// <exception cref="TerminalException">There is no terminal, or it can not show a full screen.</exception>
    public static async Task<ExplorerExit> RunAsync(ExplorerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var capabilities = TerminalCapabilities.FromEnvironment(Environment.GetEnvironmentVariable);
        using var terminal = UnixTerminal.Open();
        using var session = new TerminalSession(terminal, capabilities);
        var exit = new ExplorerExit(session.Restore);
        session.Start();
        try
        {
            using var host = Build(options, terminal, session, capabilities, exit);
            await host.RunAsync(cancellationToken);
        }
        finally
        {
            session.Restore();
        }

        return exit;
    }

    private static IHost Build(
        ExplorerOptions options, UnixTerminal terminal, TerminalSession session, TerminalCapabilities capabilities, ExplorerExit exit)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        if (options.LogFile is { } path)
        {
            builder.Logging.SetMinimumLevel(options.LogLevel).AddProvider(new FileLoggerProvider(path, options.LogLevel, TimeProvider.System));
        }

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(exit)
            .AddSingleton(Settings(options))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ITerminal>(terminal)
            .AddSingleton(capabilities)
            .AddSingleton<ITerminalModes>(new TerminalModes(session))
            .AddExplorer();
        var host = builder.Build();
        var presenter = host.Services.GetRequiredService<ScreenPresenter>();
        session.Resized += presenter.SizeChanged;
        session.Resumed += presenter.Forget;
        return host;
    }

    private static ExplorerSettings Settings(ExplorerOptions options) => new(
        options.Profile, options.Client.Root, options.Client.ReadOnly, !options.Client.Tls.InsecureSkipVerify, options.PollInterval);

    /// <summary>Registers the explorer's parts: what lies between the client and the terminal.</summary>
    private static void AddExplorer(this IServiceCollection services) => services
        .AddSingleton<Mailbox>()
        .AddSingleton<CallJournal>()
        .AddSingleton<ServiceSupervisor>()
        .AddSingleton<IEtcdClient>(provider => new EtcdClient(
            provider.GetRequiredService<ExplorerOptions>().Client with { Observer = provider.GetRequiredService<CallJournal>().Note },
            provider.GetRequiredService<TimeProvider>(),
            new Random()))
        .AddSingleton<ScreenPresenter>()
        .AddSingleton<IPresenter>(provider => provider.GetRequiredService<ScreenPresenter>())
        .AddSingleton<ITerminalEffects>(provider => provider.GetRequiredService<ScreenPresenter>())
        .AddSingleton<EndpointMonitor>()
        .AddSingleton<IServiceControl>(provider => provider.GetRequiredService<EndpointMonitor>())
        .AddSingleton<IEffectRunner, EffectRunner>()
        .AddSingleton<ExplorerLoop>()
        .AddHostedService<KeyspaceWatcher>()
        .AddHostedService(provider => provider.GetRequiredService<EndpointMonitor>())
        .AddHostedService<ExplorerService>();
}
