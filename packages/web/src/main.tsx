import './styles/fonts.css'
import { render } from 'preact'
import { sprite } from 'virtual:icons'
render(<p>{sprite.length}</p>, document.body)
