using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace KvTui.Testing.Etcd;

/// <summary>
/// A TCP relay on loopback between a client and a member that misbehaves when told to; with several members it hands each new connection to
/// the next, as a balancer does.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ProxiedConnection, bool> _connections = new();
    private volatile IReadOnlyList<int> _targets;
    private readonly TcpListener _listener;
    private CancellationTokenSource _listening = new();
    private Task _accepting;
    private int _accepted;
    private bool _resets;

    /// <summary>Starts to relay to one or more ports of 127.0.0.1.</summary>
    public FaultProxy(params IReadOnlyList<int> targetPorts)
    {
        _targets = targetPorts;
        Port = FreePorts.Take();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listening.Token);
    }

    /// <summary>The loopback port clients connect to.</summary>
    public int Port { get; }

    /// <summary>The address as host and port, for <c>--endpoints</c>.</summary>
    public string Address => $"127.0.0.1:{Port}";

    /// <summary>How many connections were accepted since the start.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>How many connections are open now.</summary>
    public int Open => _connections.Count;

    /// <summary>Bytes relayed to the member since the start.</summary>
    public long BytesToMember => Volatile.Read(ref Conditions.BytesToMember);

    /// <summary>Bytes relayed to clients since the start.</summary>
    public long BytesToClients => Volatile.Read(ref Conditions.BytesToClients);

    internal LinkConditions Conditions { get; } = new();

    /// <summary>Relays new connections to another port of 127.0.0.1; those that are open stay as they are.</summary>
    public void Retarget(int targetPort) => _targets = [targetPort];

    /// <summary>Resets every open connection; new ones are accepted.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Reset();
        }
    }

    /// <summary>Resets every connection: those that are open, and each new one as soon as it is made.</summary>
    public void Reset()
    {
        Volatile.Write(ref _resets, true);
        Cut();
    }

    /// <summary>Swallows all traffic in silence, as a firewall would: connections stay open, nothing arrives, what was sent is delivered after <see cref="Heal"/>.</summary>
    public void Drop() => Conditions.Close();

    /// <summary>Swallows all traffic in silence, as <see cref="Drop"/> does, once this many bytes more have gone to the member.</summary>
    public void DropAfter(long bytesToMember) => Conditions.CloseAfter(bytesToMember);

    /// <summary>Delays every chunk by this much in each direction.</summary>
    public void Delay(TimeSpan amount) => Conditions.Delay = Conditions.ReplyDelay = amount;

    /// <summary>Delays every chunk on its way to the client by this much; requests arrive at once.</summary>
    public void DelayReplies(TimeSpan amount) => Conditions.ReplyDelay = amount;

    /// <summary>Stops listening and resets what is open, so that connecting is refused.</summary>
    public async Task RefuseAsync()
    {
        await _listening.CancelAsync();
        // a listener must not be stopped between two accepts
        await _accepting;
        _listener.Stop();
        Cut();
    }

    /// <summary>Ends every fault: relays at once, listens again.</summary>
    public void Heal()
    {
        Volatile.Write(ref _resets, false);
        Delay(TimeSpan.Zero);
        Conditions.OpenUp();
        if (_listening.IsCancellationRequested)
        {
            _listening.Dispose();
            _listening = new CancellationTokenSource();
            _listener.Start();
            _accepting = AcceptAsync(_listening.Token);
        }
    }

    /// <summary>Closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await RefuseAsync();
        Conditions.OpenUp();
        await Task.WhenAll(_connections.Keys.Select(c => c.Relay));
        _listening.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(cancellationToken);
                var targets = _targets;
                var target = targets[(Interlocked.Increment(ref _accepted) - 1) % targets.Count];
                var connection = new ProxiedConnection(client, Conditions);
                if (Volatile.Read(ref _resets))
                {
                    connection.Dispose();
                    continue;
                }

                _connections[connection] = true;
                connection.Relay = RelayAsync(connection, new(IPAddress.Loopback, target));
            }
        }
        catch (OperationCanceledException)
        {
            // told to stop
        }
    }

    private async Task RelayAsync(ProxiedConnection connection, IPEndPoint target)
    {
        await connection.RelayAsync(target);
        _connections.TryRemove(connection, out _);
        connection.Dispose();
    }
}
