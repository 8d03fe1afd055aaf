namespace KvTui.EndToEnd.Tests.Lines;

/// <summary>The explorer at 9 600 bit/s.</summary>
public sealed class SlowLineTests(ManyKeys keys) : IClassFixture<ManyKeys>
{
    [Fact]
    public void When_a_held_key_is_let_go_the_list_stops_on_its_row() => LineJourney.Scroll(keys.Ctl, LineSpeed.Slow, stopsIn: TimeSpan.FromSeconds(1.2));

    [Fact]
    public void All_that_is_typed_is_in_the_field() => LineJourney.TypeFilter(keys.Ctl, LineSpeed.Slow);
}
