using KvTui.Core.Care.Running;
using KvTui.Core.Clusters;
using KvTui.Core.Copying;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Keyspace.Watching;
using KvTui.Core.Members;
using KvTui.Core.Remembering;
using KvTui.Etcd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>Runs the explorer's services and its loop, on whatever screen the caller brings.</summary>
public static class ExplorerHost
{
    /// <summary>Opens the explorer and returns when the user has quit, or a signal came.</summary>
    /// <param name="exit">Told how it ended.</param>
    /// <param name="addScreen">Adds an <see cref="IPresenter"/> and an <see cref="ITerminalEffects"/>, and what they need.</param>
    public static async Task RunAsync(
        ExplorerOptions options, ExplorerExit exit, Action<IServiceCollection> addScreen, CancellationToken cancellationToken)
    {
        var mailbox = new Mailbox();
        var journal = new CallJournal(mailbox);
        var counted = options.Client with
        {
            Observer = options.Client.Observer + journal.Note,
            StreamObserver = options.Client.StreamObserver + journal.NoteStreamed,
        };
        await using var client = new EtcdClient(counted, TimeProvider.System, new Random());
        BeginConnecting(client, cancellationToken);
        using var host = Build(options, services => addScreen(services
            .AddSingleton(options)
            .AddSingleton(exit)
            .AddSingleton(mailbox)
            .AddSingleton(journal)
            .AddEtcdClient(client)
            .AddSingleton(new RememberedFile(options.RememberedFile, options.NamedProfile))
            .AddSingleton(_ => new AccountStore(options.AccountFolder, TimeProvider.System))
            .AddSingleton(_ => new WriteJournal(
                options.JournalFolder, TimeProvider.System,
                JournalScope.Of(options.Journal, KeyMask.Of(options.MaskPatterns), options.Client.User)))
            .AddSingleton(_ => new DraftStore(options.DraftFolder, options.Client.Endpoints, options.Client.Root, TimeProvider.System))));
        await host.RunAsync(cancellationToken);
    }

    /// <summary>Connects while the host is being built. Rights are asked for first, so that nothing is asked for beyond them.</summary>
    private static void BeginConnecting(EtcdClient client, CancellationToken cancellationToken)
    {
        if (client.Auth.HasUser)
        {
            _ = client.Auth.LearnAsync(cancellationToken).ContinueWith(static asked => _ = asked.Exception, TaskScheduler.Default);
            return;
        }

        _ = Task.Run(() => ConnectAsync(client, cancellationToken), cancellationToken);
    }

    /// <summary>Makes the connections while the host is being built; what cannot be reached is found again by those who need it.</summary>
    private static async Task ConnectAsync(EtcdClient client, CancellationToken cancellationToken)
    {
        var asked = client.Options.Endpoints.Select(endpoint => client.Maintenance.StatusAsync(endpoint, cancellationToken));
        foreach (var asking in asked.ToArray())
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
            builder.Logging.SetMinimumLevel(options.LogLevel)
                .AddProvider(new FileLoggerProvider(path, options.LogLevel, TimeProvider.System));
        }

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services.AddSingleton(Settings(options)).AddSingleton(TimeProvider.System).AddExplorer();
        addInstances(builder.Services);
        return builder.Build();
    }

    private static ExplorerSettings Settings(ExplorerOptions options) => new(
        options.Profile, options.Client.Root, options.Client.ReadOnly, !options.Client.Tls.InsecureSkipVerify, options.WatchCap)
    {
        File = options.File,
        MaxLoad = options.MaxLoad,
        ReadOnlyOrigin = options.Client.ReadOnlyOrigin,
        IsProduction = options.IsProduction,
        IsUnlocked = options.Client.Lock is { IsLocked: false },
        Profiles = [.. options.Profiles],
        NamedProfile = options.NamedProfile,
        Notice = options.Notice,
        Folding = options.Folding,
        Confirm = options.Confirm,
        ConfirmDiff = options.ConfirmDiff,
        Theme = options.Theme,
        Start = options.Start,
        Words = ConnectionWords.Of(options.Client, options.NamedProfile),
        Mask = KeyMask.Of(options.MaskPatterns),
        Commands = options.Commands,
        Remembered = new RememberedFile(options.RememberedFile).Read(),
    };

    /// <summary>Registers the explorer's parts: what lies between the client and the screen.</summary>
    private static void AddExplorer(this IServiceCollection services) => services
        .AddSingleton<ServiceSupervisor>()
        .AddSingleton<EndpointMonitor>()
        .AddSingleton<ClusterAsker>()
        .AddSingleton<KeyspaceWatcher>()
        .AddSingleton<IServiceControl, ServiceControl>()
        .AddSingleton<IEffectRunner, EffectRunner>()
        .AddSingleton<ExplorerLoop>()
        .AddHostedService(provider => provider.GetRequiredService<KeyspaceWatcher>())
        .AddHostedService(provider => provider.GetRequiredService<EndpointMonitor>())
        .AddHostedService<ExplorerService>();
}
