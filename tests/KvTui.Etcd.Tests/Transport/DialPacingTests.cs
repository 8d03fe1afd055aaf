using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Connections;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Transport;

public sealed class DialPacingTests
{
    private static readonly EtcdException Refused = new(EtcdErrorKind.Unreachable, "refused");

    private readonly ManualTimeProvider _clock = new();
    private readonly DialPacing _pacing;

    public DialPacingTests() => _pacing = new(_clock);

    [Fact]
    public void A_first_attempt_is_made_at_once() => _pacing.Check();

    [Fact]
    public void After_each_failure_the_pause_is_twice_as_long_up_to_a_second()
    {
        foreach (var milliseconds in new[] { 50, 100, 200, 400, 800, 1000, 1000 })
        {
            _pacing.Failed(Refused);
            _clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
            Assert.Equal((EtcdErrorKind.Unreachable, "refused"), Thrown());
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            _pacing.Check();
        }
    }

    [Fact]
    public void A_connection_that_broke_at_once_counts_as_a_failure()
    {
        var opened = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        _pacing.Ended(opened, new(EtcdErrorKind.ConnectionLost, "broke"));
        Assert.Equal((EtcdErrorKind.ConnectionLost, "broke"), Thrown());
    }

    [Fact]
    public void A_connection_that_lasted_resets_the_pause()
    {
        _pacing.Failed(Refused);
        _pacing.Failed(Refused);
        var opened = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _pacing.Ended(opened, Refused);
        _pacing.Check();
        _pacing.Failed(Refused);
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        _pacing.Check();
    }

    [Fact]
    public void A_cause_that_is_found_later_is_what_is_said_in_the_pause()
    {
        _pacing.Failed(new(EtcdErrorKind.ConnectionLost, "lost"));
        _pacing.Explain(new(EtcdErrorKind.PlainTextToTls, "speaks TLS"));
        Assert.Equal((EtcdErrorKind.PlainTextToTls, "speaks TLS"), Thrown());
        _pacing.Hurry();
        _pacing.Explain(Refused);
        _pacing.Check();
    }

    [Fact]
    public void Who_is_in_a_hurry_need_not_wait()
    {
        _pacing.Failed(Refused);
        _pacing.Hurry();
        _pacing.Check();
    }

    private (EtcdErrorKind Kind, string Message) Thrown()
    {
        var thrown = Assert.Throws<EtcdException>(_pacing.Check);
        return (thrown.Kind, thrown.Message);
    }
}
