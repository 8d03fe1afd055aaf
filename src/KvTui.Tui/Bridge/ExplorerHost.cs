using KvTui.Core.Drafts;
using KvTui.Core.Runtime;
using KvTui.Core.Services;
using KvTui.Core.State;
using KvTui.Core.State.Access;
using KvTui.Etcd;
using KvTui.Etcd.Model;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KvTui.Core.Hosting;

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
            await RunAsync(options, exit, services => services
                .AddSingleton<ITerminal>(terminal)
                .AddSingleton(capabilities)
                .AddSingleton<ITerminalModes>(new TerminalModes(session)),
                presenter =>
                {
                    session.Resized += presenter.SizeChanged;
                    session.Resumed += presenter.Forget;
                },
                cancellationToken);
        }
        finally
        {
            session.Restore();
        }

        return exit;
    }

    /// <summary>Runs the explorer on whatever terminal the caller adds; what it adds replaces the explorer's own parts.</summary>
    internal static async Task RunAsync(
        ExplorerOptions options, ExplorerExit exit, Action<IServiceCollection> addTerminal, Action<ScreenPresenter> attach, CancellationToken cancellationToken)
    {
        var mailbox = new Mailbox();
        var journal = new CallJournal(mailbox);
        options = Locked(options);
        var counted = options.Client with { Observer = options.Client.Observer + journal.Note, StreamObserver = options.Client.StreamObserver + journal.NoteStreamed };
        await using var client = new EtcdClient(counted, TimeProvider.System, new Random());
        BeginConnecting(client, cancellationToken);
        using var host = Build(options, services => addTerminal(services
            .AddSingleton(options)
            .AddSingleton(exit)
            .AddSingleton(mailbox)
            .AddSingleton(journal)
            .AddEtcdClient(client)
            .AddSingleton(_ => new DraftStore(options.DraftFolder, options.Client.Endpoints, options.Client.Root, TimeProvider.System))));
        attach(host.Services.GetRequiredService<ScreenPresenter>());
        await host.RunAsync(cancellationToken);
    }

    /// <summary>Connects while the host is being built. What a user may do is asked for before anything else, and then what he may not do is not asked for.</summary>
    private static void BeginConnecting(EtcdClient client, CancellationToken cancellationToken)
    {
        if (client.Auth.HasUser)
        {
            _ = client.Auth.LearnAsync(cancellationToken).ContinueWith(static asked => _ = asked.Exception, TaskScheduler.Default);
            return;
        }

        _ = Task.Run(() => ConnectAsync(client, cancellationToken), cancellationToken);
    }

    /// <summary>Makes the connections while the host is being built; what can not be reached is found again by those who need it.</summary>
    private static async Task ConnectAsync(EtcdClient client, CancellationToken cancellationToken)
    {
        foreach (var asking in client.Options.Endpoints.Select(endpoint => client.Maintenance.StatusAsync(endpoint, cancellationToken)).ToArray())
        {
            try
            {
                await asking;
            }
            catch (Exception error) when (error is EtcdException or OperationCanceledException)
            {
                // The monitor tells.
            }
        }
    }

    private static IHost Build(ExplorerOptions options, Action<IServiceCollection> addInstances)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        if (options.LogFile is { } path)
        {
            builder.Logging.SetMinimumLevel(options.LogLevel).AddProvider(new FileLoggerProvider(path, options.LogLevel, TimeProvider.System));
        }

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services.AddSingleton(Settings(options)).AddSingleton(TimeProvider.System).AddExplorer();
        addInstances(builder.Services);
        return builder.Build();
    }

    /// <summary>A profile that is marked production has a lock, whoever made the options.</summary>
    private static ExplorerOptions Locked(ExplorerOptions options) =>
        options.IsProduction && options.Client.Lock is null ? options with { Client = options.Client with { Lock = new(options.Profile) } } : options;

    private static ExplorerSettings Settings(ExplorerOptions options) => new(
        options.Profile, options.Client.Root, options.Client.ReadOnly, !options.Client.Tls.InsecureSkipVerify, options.PollInterval, options.WatchCap)
    {
        MaxLoad = options.MaxLoad,
        ReadOnlyOrigin = options.Client.ReadOnlyOrigin,
        IsProduction = options.IsProduction,
        IsUnlocked = options.Client.Lock is { IsLocked: false },
        Profiles = [.. options.Profiles],
        Notice = options.Notice,
        Folding = options.Folding,
        Confirm = options.Confirm,
        Theme = options.Theme,
        Mask = KeyMask.Of(options.MaskPatterns),
    };

    /// <summary>Registers the explorer's parts: what lies between the client and the terminal.</summary>
    private static void AddExplorer(this IServiceCollection services) => services
        .AddSingleton<ServiceSupervisor>()
        .AddSingleton<ScreenPresenter>()
        .AddSingleton<IPresenter>(provider => provider.GetRequiredService<ScreenPresenter>())
        .AddSingleton<ITerminalEffects>(provider => provider.GetRequiredService<ScreenPresenter>())
        .AddSingleton<EndpointMonitor>()
        .AddSingleton<KeyspaceWatcher>()
        .AddSingleton<IServiceControl, ServiceControl>()
        .AddSingleton<IEffectRunner, EffectRunner>()
        .AddSingleton<ExplorerLoop>()
        .AddHostedService(provider => provider.GetRequiredService<KeyspaceWatcher>())
        .AddHostedService(provider => provider.GetRequiredService<EndpointMonitor>())
        .AddHostedService<ExplorerService>();
}
