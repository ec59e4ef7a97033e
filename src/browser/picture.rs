//! The chart as a picture: both its layers, a title and a legend, on the page's background.

use js_sys::encode_uri_component;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, HtmlImageElement};

use super::{address, clipboard, download, page, plotly};
use crate::chart::figure::Figure;
use crate::chart::figure::look::Plot;
use crate::export::frame::Frame;
use crate::export::markdown;
use crate::export::screen::{Copied, Format};

/// What goes into a picture.
pub struct Picture<'a> {
    /// Plotly's element.
    pub plot: &'a HtmlElement,
    /// The crowd's canvas.
    pub crowd: &'a HtmlCanvasElement,
    /// What both show.
    pub figure: &'a Figure,
    /// What stands above it.
    pub title: &'a str,
}

impl Picture<'_> {
    /// Saves it as `chart.png` or `chart.svg`.
    ///
    /// # Errors
    /// The browser's or plotly's own text.
    pub async fn save(&self, format: Format) -> Result<(), String> {
        let saved = match format {
            Format::Png => self.save_png().await,
            Format::Svg => self.save_svg().await,
        };
        saved.map_err(|error| plotly::text(&error))
    }

    /// Copies it; whether that was allowed.
    ///
    /// # Errors
    /// The browser's or plotly's own text.
    pub async fn copy(&self, copied: Copied) -> Result<bool, String> {
        let png = self.png().await.map_err(|error| plotly::text(&error))?;
        Ok(match copied {
            Copied::Picture => clipboard::copy_picture(&png).await,
            Copied::Markdown => {
                let picture = png.to_data_url().map_err(|error| plotly::text(&error))?;
                clipboard::copy(&markdown::image(self.title, &picture, &address::href())).await
            }
        })
    }

    async fn save_svg(&self) -> Result<(), JsValue> {
        let front = self.front().await?;
        let has_crowd = self.figure.has_underlay();
        let crowd = has_crowd.then(|| self.crowd.to_data_url()).transpose()?;
        let svg = self.frame().picture(crowd.as_deref(), &front);
        download::save_text("chart.svg", "image/svg+xml", &svg);
        Ok(())
    }

    async fn save_png(&self) -> Result<(), JsValue> {
        download::save_url("chart.png", &self.png().await?.to_data_url()?);
        Ok(())
    }

    /// All of it as pixels, as many as the screen has.
    async fn png(&self) -> Result<HtmlCanvasElement, JsValue> {
        let frame = self.frame();
        let ratio = self.figure.look.pixel_ratio;
        let (width, height) = (frame.width(), frame.height());
        let over = drawn(&frame.overlay(&self.front().await?)).await?;
        let document = page::document().ok_or("no document")?;
        let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
        canvas.set_width(pixels(width * ratio));
        canvas.set_height(pixels(height * ratio));
        let context: CanvasRenderingContext2d = canvas
            .get_context("2d")?
            .ok_or("no canvas")?
            .unchecked_into();
        context.scale(ratio, ratio)?;
        let (paper, _) = self.figure.look.ground.paper_and_ink();
        context.set_fill_style_str(&paper.to_string());
        context.fill_rect(0.0, 0.0, width, height);
        // Not within the SVG: some browsers draw that before the picture in it is there.
        if self.figure.has_underlay() {
            let Plot {
                left,
                top,
                width,
                height,
            } = frame.crowd();
            context.draw_image_with_html_canvas_element_and_dw_and_dh(
                self.crowd, left, top, width, height,
            )?;
        }
        context.draw_image_with_html_image_element_and_dw_and_dh(&over, 0.0, 0.0, width, height)?;
        Ok(canvas)
    }

    fn frame(&self) -> Frame<'_> {
        Frame::of(self.figure, self.title)
    }

    /// Plotly's layer as SVG.
    async fn front(&self) -> Result<String, JsValue> {
        let look = self.figure.look;
        plotly::to_svg(self.plot, look.width, look.height).await
    }
}

async fn drawn(svg: &str) -> Result<HtmlImageElement, JsValue> {
    let image = HtmlImageElement::new()?;
    let svg = String::from(encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml,{svg}"));
    JsFuture::from(image.decode()).await?;
    Ok(image)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size in pixels; casts of floats saturate"
)]
fn pixels(length: f64) -> u32 {
    length.round() as u32
}
